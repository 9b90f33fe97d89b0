// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.llama.LlamaException;
import java.nio.file.Path;

/** What the native engine could not do, in words for the person. */
public final class LlamaErrors {
  private LlamaErrors() {}

  /**
   * The same failure with what to do about it.
   *
   * @param file the model or the saved context that it is about
   */
  public static CarrelException of(LlamaException e, Path file) {
    String message = sentence(String.valueOf(e.getMessage()));
    return switch (e.kind()) {
      case FILE_MISSING ->
          new CarrelException(
              Code.MODEL_MISSING,
              message,
              "Check the path, or see 'carrel models list' for what is there.",
              e);
      case NOT_GGUF, TRUNCATED, UNSUPPORTED_MODEL ->
          new CarrelException(
              Code.MODEL_INVALID,
              message,
              "Fetch the model again, or take another one: 'carrel models list'.",
              e);
      case OUT_OF_MEMORY ->
          new CarrelException(
              Code.OUT_OF_MEMORY,
              message,
              "Close other programs, take a smaller profile or a smaller model, or read fewer"
                  + " documents.",
              e);
      case CANCELLED -> Cancellation.cancelled();
      case LIBRARY ->
          new CarrelException(
              Code.NATIVE_UNAVAILABLE, message, "Run 'carrel doctor' to see what is missing.", e);
      case STATE_FILE ->
          new CarrelException(
              Code.FILE_CORRUPT,
              message + " (" + file + ")",
              "Free some disk space; the documents will be read again.",
              e);
      case CALIBRATION ->
          new CarrelException(
              Code.FILE_CORRUPT,
              message + " (" + file + ")",
              "Measure the model again: 'carrel models calibrate NAME'.",
              e);
      case DEVICE ->
          new CarrelException(
              Code.DEVICE_LOST,
              message,
              "What was read is kept as it was before. Go on without the graphics card: '--device"
                  + " cpu', or in the settings.",
              e);
      case INVALID_BATCH, DECODE_FAILED, TEMPLATE, INTERNAL ->
          new CarrelException(
              Code.INTERNAL, message, "Please report this with the output of 'carrel doctor'.", e);
    };
  }

  /** With a full stop. */
  static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
