// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.ground.ShownText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * References as BibTeX in UTF-8. Every sign that TeX would act on stands as a command that prints
 * it.
 */
final class BibtexExport {
  private final Writer out;
  private final Set<String> keys = new HashSet<>();

  private BibtexExport(Writer out) {
    this.out = out;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    BibtexExport export = new BibtexExport(writer);
    for (Iterator<Reference> all = Reference.of(review).iterator(); all.hasNext(); ) {
      export.entry(all.next());
    }
    writer.flush();
  }

  private void entry(Reference reference) throws IOException {
    String kind = reference.journal().isPresent() ? "article" : "misc";
    out.write("@" + kind + "{" + key(reference));
    // In braces of its own: else styles change the case of its letters.
    field("title", reference.title().map(title -> "{" + escaped(title) + "}").orElse(""));
    field(
        "author",
        reference.authors().stream()
            .map(BibtexExport::author)
            .collect(Collectors.joining(" and ")));
    field("journal", reference.journal().map(BibtexExport::escaped).orElse(""));
    field("year", reference.year().orElse(""));
    field("doi", reference.doi().orElse(""));
    out.write("\n}\n\n");
  }

  private void field(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      out.write(",\n  " + name + " = {" + value + "}");
    }
  }

  /** A name that has an "and" or a comma's worth of firm in it is one name. */
  private static String author(String name) {
    String escaped = escaped(name);
    boolean firm = name.matches("(?i).*\\b(and|inc|ltd|gmbh|llc|university|institute)\\b.*");
    return firm ? "{" + escaped + "}" : escaped;
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    ShownText.line(text).codePoints().forEach(point -> escaped.append(escaped(point)));
    return escaped.toString();
  }

  /** Braces stand as commands: BibTeX counts them behind a backslash too. */
  private static String escaped(int point) {
    return switch (point) {
      case '\\' -> "\\textbackslash{}";
      case '{' -> "\\textbraceleft{}";
      case '}' -> "\\textbraceright{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '"' -> "\\textquotedbl{}";
      case '#', '$', '%', '&', '_' -> "\\" + (char) point;
      default -> Character.toString(point);
    };
  }

  /** The first author's last name, the year, and a letter if that is taken. */
  private String key(Reference reference) {
    String author = reference.authors().stream().findFirst().orElse("");
    int comma = author.indexOf(',');
    String family =
        comma >= 0 ? author.substring(0, comma) : author.substring(author.lastIndexOf(' ') + 1);
    String from =
        letters(family).isEmpty() ? letters(reference.title().orElse("")) : letters(family);
    String start = from.isEmpty() ? "document" : from.substring(0, Math.min(20, from.length()));
    String key = start + reference.year().orElse("");
    String free = key;
    for (int i = 2; !keys.add(free); i++) {
      free = key + "-" + i;
    }
    return free;
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z0-9]", "")
        .toLowerCase(Locale.ROOT);
  }
}
