// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.conversation.StandingAnswers;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read {@link StandingAnswers} by their label. */
final class AnswersConverter implements ITypeConverter<StandingAnswers> {
  @Override
  public StandingAnswers convert(String text) {
    List<String> labels =
        Arrays.stream(StandingAnswers.values()).map(StandingAnswers::label).toList();
    return StandingAnswers.of(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "answers cannot be treated as '%s', only as %s"
                        .formatted(text, String.join(", ", labels))));
  }
}
