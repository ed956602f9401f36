import picture from '../favicon.svg';

/** The lighthouse. */
export function Logo({ size }: { size: number }) {
  return <img src={picture} alt="" width={size} height={size} />;
}
