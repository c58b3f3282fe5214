import AxeBuilder from '@axe-core/playwright';
import type {Page} from '@playwright/test';

/**
 * The faults that axe finds on a page. What holds is not listed, which takes longer than all rules together, and no
 * second page is opened for frames of other hosts, as there are none.
 */
export async function faults(page: Page) {
  const axe = new AxeBuilder({page}).options({resultTypes: ['violations']}).setLegacyMode();
  return (await axe.analyze()).violations;
}
