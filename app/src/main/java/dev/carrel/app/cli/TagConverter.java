// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.review.Tag;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A tag as a person writes it. */
final class TagConverter implements ITypeConverter<Tag> {
  @Override
  public Tag convert(String name) {
    try {
      return new Tag(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
