// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;

/**
 * What llama.cpp could not do, with the figures. The process and all other handles stay usable.
 *
 * <p>Wrong use of this package (a closed handle, a negative size) is an {@link
 * IllegalStateException} or {@link IllegalArgumentException} instead.
 */
public final class LlamaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for callers that act on it. */
  public enum Kind {
    // The order is that of carrel::Kind in support.h.
    /** No such file, or it cannot be read. */
    FILE_MISSING,
    /** The file is something else than a GGUF. */
    NOT_GGUF,
    /** The file is shorter than its header says, or the header itself is cut off or damaged. */
    TRUNCATED,
    /** A well-formed file with a model, or options for it, that llama.cpp does not run. */
    UNSUPPORTED_MODEL,
    /** More memory than there is; the message says how much. */
    OUT_OF_MEMORY,
    /** The caller's {@link LoadProgress} said no. */
    CANCELLED,
    /** A batch too large, or with tokens, positions or outputs that do not exist. */
    INVALID_BATCH,
    /** A backend failed while computing. */
    DECODE_FAILED,
    /** A saved state that cannot be written, is damaged, or belongs to something else. */
    STATE_FILE,
    /** A calibration that is damaged or of another model or version. */
    CALIBRATION,
    /** A chat template that cannot be rendered for these messages. */
    TEMPLATE,
    /** The native library is missing or incomplete. */
    LIBRARY,
    /** Anything else. */
    INTERNAL,
    /**
     * A device that is not the CPU is gone, or its memory, in the middle of computing too: the
     * context or model is of no use then, and can be made again without it.
     */
    DEVICE,
  }

  private final Kind kind;
  private final String message;

  LlamaException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.message = message;
  }

  LlamaException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.message = message;
  }

  /** One line with the figures. */
  @Override
  public String getMessage() {
    return message;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Called by the native library. */
  static LlamaException ofNative(int kind, byte[] message) {
    return new LlamaException(Kind.values()[kind], new String(message, StandardCharsets.UTF_8));
  }
}
