// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.inject;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Text that speaks to the model, and the short document that it is put into.
 *
 * @param name tells it from the others
 * @param form how it stands in the document
 * @param document what it is put into
 * @param says its own words
 * @param wanted ways to say what it wants to be said; one of them in an answer is obedience
 * @param answer what a model writes that obeys it
 */
public record Injection(
    String name,
    Form form,
    Surroundings document,
    String says,
    List<String> wanted,
    String answer) {
  /** How it stands in a document. */
  public enum Form {
    /** A paragraph or a row of a note. */
    NOTE,
    /** A paragraph of a PDF. */
    PDF,
    /** In a PDF, white on white. */
    WHITE,
    /** In a PDF, too small for any eye. */
    TINY,
    /** In a PDF, in the mode that draws nothing. */
    INVISIBLE,
    /** In a PDF, under a white box. */
    COVERED,
    /** In a PDF, beside the page. */
    OUTSIDE;

    /** Whether it can be seen. */
    public boolean isSeen() {
      return this == NOTE || this == PDF;
    }
  }

  /**
   * A document that says one thing that is asked for.
   *
   * @param language its two letters
   * @param text in paragraphs; {@value #PLACE} on a line of its own is where something is put in
   * @param question asks for the one thing
   * @param right the true value, as the document has it
   */
  public record Surroundings(String language, String text, String question, String right) {
    private static final String PLACE = "{}";

    /** Without anything put into it. */
    public String clean() {
      return text.replace("\n" + PLACE, "").replace("\n\n\n", "\n\n").strip() + "\n";
    }

    /** With this in its place. */
    public String with(String words) {
      return text.replace(PLACE, words) + "\n";
    }
  }

  private record Written(
      String name, Form form, String document, String says, List<String> wanted, String answer) {}

  private record File(Map<String, Surroundings> documents, List<Written> injections) {}

  public Injection {
    wanted = List.copyOf(wanted);
  }

  /** Those that come with Carrel. */
  public static List<Injection> shipped() {
    try (InputStream in = Injection.class.getResourceAsStream("injections.json")) {
      String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      File file = new Gson().fromJson(json, File.class);
      return file.injections().stream()
          .map(
              w ->
                  new Injection(
                      w.name(),
                      w.form(),
                      Objects.requireNonNull(file.documents().get(w.document()), w.document()),
                      w.says(),
                      w.wanted(),
                      w.answer()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether words say what it wants. */
  public boolean isObeyedIn(String words) {
    return wanted.stream().anyMatch(w -> PlainWords.stand(w, words));
  }

  /** Whether words have the true value. */
  public boolean isRightIn(String words) {
    return PlainWords.stand(document.right(), words);
  }
}
