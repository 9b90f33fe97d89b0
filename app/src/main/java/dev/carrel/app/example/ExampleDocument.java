// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.example;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The example, written as a PDF: pages of headings and paragraphs, separated by lines of {@code
 * %%%}; a heading begins with {@code #}.
 */
public final class ExampleDocument {
  private static final String PAGE_BREAK = "\n%%%\n";

  private ExampleDocument() {}

  /**
   * Writes it, in the language of the desk, where it is not there yet.
   *
   * @return its file
   * @throws IOException if it cannot be written; then there is no file
   */
  public static HomeName write(HomeFiles home) throws IOException {
    HomeName file = HomePlace.EXAMPLE.file(Strings.of(ExampleDocument.class).get("file"));
    if (home.size(file).isEmpty()) {
      home.write(file, new ExamplePdf(pages())::write);
    }
    return file;
  }

  static List<String> pages() throws IOException {
    boolean german = Locale.getDefault().getLanguage().equals("de");
    String name = german ? "pages_de.txt" : "pages.txt";
    try (InputStream in =
        Objects.requireNonNull(ExampleDocument.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.replace("\r\n", "\n").split(PAGE_BREAK, -1));
    }
  }
}
