import type { Locator, Page } from 'playwright-core';

/**
 * What one person does with a page, counted: a click, a choice, a field filled is one each; reading and scrolling are none.
 */
export interface Hands {
  click(what: Locator): Promise<void>;
  fill(what: Locator, text: string): Promise<void>;
  choose(what: Locator, option: { readonly label: string } | { readonly value: string }): Promise<void>;
  /** A file picked from the device. */
  attach(
    what: Locator,
    file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  ): Promise<void>;
  /** What was done so far. */
  readonly done: readonly string[];
}

export function handsOn(page: Page): Hands {
  const done: string[] = [];
  const note = (verb: string, what: Locator): void => {
    done.push(`${verb} ${String(what)} on ${new URL(page.url()).pathname}`);
  };
  return {
    done,
    click: async (what) => {
      note('click', what);
      await what.click();
    },
    fill: async (what, text) => {
      note('fill', what);
      await what.fill(text);
    },
    choose: async (what, option) => {
      note('choose', what);
      await what.selectOption(option);
    },
    attach: async (what, file) => {
      note('attach', what);
      await what.setInputFiles(file);
    },
  };
}
