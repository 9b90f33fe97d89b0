// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.model.KvProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read a {@link KvProfile} by its label. */
public final class KvProfileConverter implements ITypeConverter<KvProfile> {
  @Override
  public KvProfile convert(String text) {
    return KvProfile.named(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no profile '%s', only %s"
                        .formatted(text, String.join(", ", KvProfile.labels()))));
  }
}
