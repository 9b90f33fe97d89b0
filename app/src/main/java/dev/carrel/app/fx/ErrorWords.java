// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.CarrelException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * An error in the language of the desk. The engine says what happened in English, with its figures.
 * In another language the kind of the error and what to do are said from a bundle of that language,
 * and the engine's sentence stands beneath them as a detail.
 *
 * @param message what happened
 * @param detail the engine's own sentence; empty where that is the message
 * @param remedy what to do
 */
record ErrorWords(String message, Optional<String> detail, String remedy) {
  /** In the language of now. */
  static ErrorWords of(CarrelException error) {
    ResourceBundle words = ResourceBundle.getBundle(ErrorWords.class.getPackageName() + ".errors");
    String key = error.code().name();
    if (!words.containsKey(key)) {
      return new ErrorWords(error.getMessage(), Optional.empty(), error.remedy());
    }
    return new ErrorWords(
        words.getString(key), Optional.of(error.getMessage()), words.getString(key + ".remedy"));
  }
}
