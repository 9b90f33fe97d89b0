// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.report;

import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.ground.XmlText;

/** One web page that needs nothing else: no script, no picture, no font or link from elsewhere. */
public final class WebPage {
  /** What stands behind the body. */
  public static final String END = "</body>\n</html>\n";

  private WebPage() {}

  /**
   * What stands before the body's first element.
   *
   * @param language as BCP 47 calls it
   * @param title in words, not as markup
   * @param style the page's own, as CSS
   */
  public static String begin(String language, String title, String style) {
    // Without the line on formats some readers make links of numbers and addresses.
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    """
        .formatted(words(language), words(title), style);
  }

  /** Words as they may stand within an element. */
  public static String words(String text) {
    return XmlText.of(ShownText.of(text));
  }
}
