// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Mark;
import java.util.Optional;

/** How text looks that came to stand on its page in an unusual way. */
final class CameBy {
  private CameBy() {}

  /** The style class of what is painted behind it; empty if it looks as usual. */
  static Optional<String> style(Mark.Kind kind) {
    return switch (kind) {
      case STRUCK, DELETED -> Optional.of("text-deleted");
      case INSERTED -> Optional.of("text-inserted");
      case MOVED -> Optional.of("text-moved");
      case COMMENT, NOTE -> Optional.of("text-aside");
      case UNKNOWN_CHARACTER, POORLY_RECOGNIZED, OUT_OF_ORDER -> Optional.of("text-doubtful");
      case RECOGNIZED, FIELD -> Optional.empty();
    };
  }
}
