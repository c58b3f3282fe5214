/** A text and its UTF-16 units in an array, which is faster to walk over than a string; used again and again. */
export class TextUnits {
  text = '';
  length = 0;
  /** The units of the text; what stands behind its length is of no meaning. */
  values = new Uint16Array(4096);

  load(text: string): void {
    const {length} = text;
    if (length > this.values.length) this.values = new Uint16Array(2 * length);
    const {values} = this;
    for (let index = 0; index < length; index++) values[index] = text.charCodeAt(index);
    this.text = text;
    this.length = length;
  }
}
