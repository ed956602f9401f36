/** For `onSubmit`: does the work here, without the browser's own sending of the form. */
export const withoutLeaving = (submit: () => void) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  submit();
};
