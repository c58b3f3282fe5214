import {pictureOf, writeSvg} from './picture.ts';
import {pngOf} from './png.ts';
import {saveFile} from './save-file.ts';

/** Saves a figure as it is shown; loaded when first asked for. */
export async function savePicture(
  figure: Element,
  {format, name, source}: {format: 'svg' | 'png'; name: string; source: string}
): Promise<void> {
  const picture = pictureOf(figure, source);
  const content =
    format === 'svg'
      ? new Blob([writeSvg(picture)], {type: 'image/svg+xml'})
      : await pngOf(picture);
  saveFile(content, name);
}
