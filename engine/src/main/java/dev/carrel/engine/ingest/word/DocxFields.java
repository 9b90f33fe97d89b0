// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document: what they are made by is no text, what they show is. Some show what
 * stands in no file, and Word makes it anew each time. Belongs to one thread.
 */
final class DocxFields {
  private static final class Field {
    private final StringBuilder code = new StringBuilder();

    /** Whether what it shows stands in the file. */
    private boolean shown;
  }

  private static final int LONGEST = 2000;

  private final Deque<Field> open = new ArrayDeque<>();
  private final FieldNumbers numbers;
  private int codes;

  DocxFields(Styles styles) {
    numbers = new FieldNumbers(styles);
  }

  /** Whether what comes now is how a field is made. */
  boolean isCode() {
    return codes > 0;
  }

  /** Goes on with how a field is made. */
  void code(String some) {
    Field field = open.peek();
    if (field != null && !field.shown && field.code.length() < LONGEST) {
      field.code.append(some);
    }
  }

  /** A field begins, shows something from here on, or ends; what one shows that only says how. */
  String part(String part, @Nullable DocxParagraph paragraph) {
    switch (part) {
      case "begin" -> {
        open.push(new Field());
        codes++;
      }
      case "separate" -> {
        Field field = open.peek();
        if (field != null && !field.shown) {
          field.shown = true;
          codes--;
        }
      }
      case "end" -> {
        Field field = open.poll();
        if (field != null && !field.shown) {
          codes--;
          return codes > 0 || paragraph == null ? "" : shown(field, paragraph);
        }
      }
      default -> {}
    }
    return "";
  }

  private String shown(Field field, DocxParagraph paragraph) {
    String code = field.code.toString().strip();
    String number = numbers.of(code, paragraph);
    return number.isEmpty() ? FieldCodes.shown(code) : number;
  }
}
