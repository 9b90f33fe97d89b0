// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a review is called, as a person writes it: something, and on one line of a list. */
final class ReviewName implements ITypeConverter<String> {
  private static final int LONGEST = 200;

  @Override
  public String convert(String name) {
    String stripped = name.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length == 0 || length > LONGEST) {
      throw new TypeConversionException(
          length == 0
              ? "a review needs a name"
              : "a name has at most %d characters, not %,d".formatted(LONGEST, length));
    }
    return stripped;
  }
}
