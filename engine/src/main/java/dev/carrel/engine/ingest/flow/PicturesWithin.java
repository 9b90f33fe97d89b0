// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.document.Page;
import java.util.List;

/** What becomes of the pictures within text that flows. */
public interface PicturesWithin {
  /** They are left as they are. */
  PicturesWithin UNREAD =
      new PicturesWithin() {
        @Override
        public Page with(Page page, List<Placed> pictures) {
          return page;
        }

        @Override
        public void tell(int all) {}
      };

  /**
   * A picture of a page.
   *
   * @param part what the file calls it
   * @param at the character before or at which it stands
   */
  record Placed(String part, int at) {}

  /**
   * The page with what is written on its pictures.
   *
   * @param page as it would be handed on
   * @param pictures in the order of the text
   */
  Page with(Page page, List<Placed> pictures);

  /**
   * Says, behind the last page, what was read and what was not.
   *
   * @param all how many pictures there are in the file
   */
  void tell(int all);
}
