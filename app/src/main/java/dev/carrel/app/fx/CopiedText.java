// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.ShownText;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/**
 * Text on the clipboard: plain, and without what would act where it is pasted. A terminal takes an
 * escape in it for a key.
 */
public final class CopiedText {
  private CopiedText() {}

  /** Puts it there. */
  public static void put(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, ShownText.of(text)));
  }
}
