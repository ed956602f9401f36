/** Wider pictures only cost data: letters of a phone's screenshot are as sharp at this width. */
const WIDEST = 1_600;
const QUALITY = 0.85;

/** Calls `onPicture` with every picture that is chosen, made small for a poor network and rid of what its file told of the place. */
export function preparePicture(input: HTMLInputElement, onPicture: (picture: Blob) => void): void {
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = '';
    if (file) void shrunk(file).then(onPicture);
  });
}

/** What this browser cannot read goes as it is: the server looks at it again. */
async function shrunk(file: File): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, WIDEST / bitmap.width);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY));
  } catch {
    return file;
  }
}
