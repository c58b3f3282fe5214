import {svgElement} from '../charts/svg.ts';
import {writeSvg} from './picture.ts';

/** Pixels of the file for each pixel of the screen. */
const SCALE = 2;

async function dataAddress(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => {
      done(String(reader.result));
    };
    reader.onerror = () => {
      fail(new Error(`${address} could not be read`));
    };
    reader.readAsDataURL(blob);
  });
}

/** Whether a face has the letters of English; the others would only make the picture heavy. */
const isLatin = (rule: CSSFontFaceRule) =>
  /U\+0{0,4}-0{0,2}FF/i.test(rule.style.getPropertyValue('unicode-range'));

function latinFaces(): {rule: CSSFontFaceRule; sheet: CSSStyleSheet}[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule && isLatin(rule) ? [{rule, sheet}] : []
    )
  );
}

/** The page's own fonts with their files inside: an image can fetch nothing. */
async function embeddedFonts(): Promise<string> {
  const faces = latinFaces().map(async ({rule, sheet}) => {
    const [, file = ''] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
    const address = await dataAddress(new URL(file, sheet.href ?? location.href).href);
    const name = (property: string) => `${property}:${rule.style.getPropertyValue(property)};`;
    return `@font-face{${name('font-family')}${name('font-style')}${name('font-weight')}src:url(${address})}`;
  });
  return (await Promise.all(faces)).join('');
}

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => {
      done(image);
    };
    image.onerror = () => {
      fail(new Error('the picture could not be drawn'));
    };
    image.src = address;
  });
}

/** A picture as PNG, twice as fine as the screen. */
export async function pngOf(picture: SVGElement): Promise<Blob> {
  const style = svgElement(document, 'style', {});
  style.textContent = await embeddedFonts();
  picture.prepend(style);
  const image = await loadImage(
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(writeSvg(picture))}`
  );
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  pen.scale(SCALE, SCALE);
  pen.drawImage(image, 0, 0);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error('the picture is too large for this browser'));
    }, 'image/png');
  });
}
