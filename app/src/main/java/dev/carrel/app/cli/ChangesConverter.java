// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.ReadAs;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The side of tracked changes that is asked for. */
final class ChangesConverter implements ITypeConverter<ReadAs.Changes> {
  @Override
  public ReadAs.Changes convert(String value) {
    return ReadAs.Changes.named(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s."
                        .formatted(
                            value,
                            Arrays.stream(ReadAs.Changes.values())
                                .map(ReadAs.Changes::label)
                                .collect(Collectors.joining(", ")))));
  }
}
