// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a model reads while it is measured: prose, law, tables and code in each, by other authors
 * and on other subjects in each.
 *
 * @param statistics what keys and values are centred by
 * @param choice what the types are chosen on
 * @param judgement what the profiles are judged on
 */
record CalibrationTexts(String statistics, String choice, String judgement) {

  /** Those that come with Carrel; {@code SOURCES.md} beside them says where they are from. */
  static CalibrationTexts bundled() {
    return new CalibrationTexts(
        resource("statistics.txt"), resource("choice.txt"), resource("judgement.txt"));
  }

  static String resource(String name) {
    try (InputStream in = CalibrationTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
