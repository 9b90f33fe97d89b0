// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import javafx.scene.Node;

/** A way to show a document: as paper or as text. */
interface Pages {
  Node node();

  /** What takes the keyboard. */
  default Node focus() {
    return node();
  }

  /** Goes to a place and marks what it names. */
  void goTo(PageModel.Target target);

  /** Lets go of the file and of what waits to be drawn, and listens to the model no more. */
  void close();
}
