import sharp from 'sharp';

/** A picture as a phone makes it: with the place and the camera in it. */
export function photograph(width = 120, height = 80): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b23' } })
    .withExif({ IFD0: { Make: 'MayAnhKin', Copyright: 'Nguyen Thi Kin' }, IFD3: { GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
}

/** A screenshot. */
export function screenshot(width = 60, height = 90): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: '#fff' } })
    .png()
    .toBuffer();
}
