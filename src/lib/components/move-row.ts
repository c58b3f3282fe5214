/** Moves the focus to the link of the next or previous row of the tables in the page; from outside to the first row. */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll('main tbody tr')].flatMap((row) => {
    const link = row.querySelector('a');
    return link && link.getClientRects().length > 0 ? [{row, link}] : [];
  });
  const here = links.findIndex(({row}) => row.contains(document.activeElement));
  const next = links[here < 0 ? 0 : here + step];
  next?.link.focus();
  next?.row.scrollIntoView({block: 'nearest'});
}
