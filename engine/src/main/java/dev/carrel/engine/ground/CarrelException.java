// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.Serial;
import java.util.Objects;

/**
 * Something could not be done. The message says what happened with the value, the limit and the
 * place; the remedy says what to do. Whatever was there before is intact.
 */
public final class CarrelException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * What kind of problem: a stable word for scripts ({@code error.code} in JSON) and for support.
   */
  public enum Code {
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_KIND_UNKNOWN,
    FILE_EMPTY,
    FILE_CORRUPT,
    FILE_TOO_LARGE,
    /** It broke the process that read it, or it or its pages wanted more than they may have. */
    FILE_UNSAFE,
    PASSWORD_NEEDED,
    PASSWORD_WRONG,
    NO_TEXT,
    TEXT_TOO_SHORT,
    TIMED_OUT,
    CANCELLED,
    QUESTION_TOO_LONG,
    EXPORT_FAILED,
    DOES_NOT_FIT,
    MODEL_MISSING,
    MODEL_INVALID,
    MODEL_CHANGED,
    DOWNLOAD_FAILED,
    MIRROR_REFUSED,
    HASH_MISMATCH,
    DISK_FULL,
    HOME_IN_USE,
    HOME_DAMAGED,
    HOME_UNUSABLE,
    /** There is nothing to open a window on. */
    NO_DISPLAY,
    NATIVE_UNAVAILABLE,
    /** Nothing to compute on has this name. */
    DEVICE_UNKNOWN,
    /** What computed is gone, or its driver gave up. */
    DEVICE_LOST,
    OUT_OF_MEMORY,
    /** No review or collection has this number or name, or several have it. */
    NAME_UNKNOWN,
    INTERNAL
  }

  private final Code code;
  private final String remedy;

  public CarrelException(Code code, String message, String remedy) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }

  public CarrelException(Code code, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.remedy = remedy;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Code code() {
    return code;
  }

  /** What the person can do about it, as one sentence. */
  public String remedy() {
    return remedy;
  }
}
