// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Fit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read a {@link Fit} by its label. */
final class FitConverter implements ITypeConverter<Fit> {
  @Override
  public Fit convert(String text) {
    return Fit.named(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no way to fit '%s', only %s"
                        .formatted(text, String.join(", ", Fit.labels()))));
  }
}
