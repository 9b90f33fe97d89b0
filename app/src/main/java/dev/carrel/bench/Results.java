// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.bench.RowResult.Measured;
import dev.carrel.bench.RowResult.NotMeasured;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.llama.LlamaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of the rows so far. */
final class Results<F> {
  private final List<KvRow> rows;
  private final Map<String, RowResult<F>> results = new HashMap<>();

  Results(List<KvRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Does a part of a row's work.
   *
   * @return false if it failed; the reason is kept
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  boolean attempt(KvRow row, Runnable work) {
    try {
      work.run();
      return true;
    } catch (LlamaException e) {
      if (e.kind() == LlamaException.Kind.CANCELLED) {
        throw Cancellation.cancelled();
      }
      results.put(row.name(), new NotMeasured<>(row, sentence(e.getMessage())));
    } catch (RowFailure e) {
      results.put(row.name(), new NotMeasured<>(row, String.valueOf(e.getMessage())));
    }
    return false;
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0))
        + message.substring(1)
        + (message.endsWith(".") ? "" : ".");
  }

  /** Keeps a row's figures, unless there are some. */
  void putFirst(KvRow row, F figures) {
    results.putIfAbsent(row.name(), new Measured<>(row, figures));
  }

  /** A result for each row. */
  List<RowResult<F>> inOrder() {
    List<RowResult<F>> inOrder = new ArrayList<>();
    for (KvRow row : rows) {
      RowResult<F> result = results.get(row.name());
      if (result == null) {
        throw new IllegalStateException("nothing came of " + row.name());
      }
      inOrder.add(result);
    }
    return inOrder;
  }
}
