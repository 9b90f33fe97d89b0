package dev.carrel.app.example;

import dev.carrel.app.fx.Strings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * @param folder made if missing
   * @return its file
   * @throws IOException if it cannot be written; then there is no file
   */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(Strings.of(ExampleDocument.class).get("file"));
    if (!Files.exists(file)) {
      Path part = folder.resolve(file.getFileName() + ".part");
      new ExamplePdf(pages()).save(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
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
