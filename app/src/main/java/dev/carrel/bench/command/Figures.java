// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.bench.KvRow;
import dev.carrel.bench.RowResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a row has in the JSON object: the row's own, its figures, and {@code reason}. In a
 * row that could not be measured the figures are null and the reason is not.
 *
 * @param <F> what was measured of a row
 */
final class Figures<F> {
  private record Figure<F>(Function<F, @Nullable Object> of, @Nullable Object otherwise) {}

  private final Map<String, Figure<F>> figures = new LinkedHashMap<>();

  /** One of them, behind those before. */
  Figures<F> with(String key, Function<F, @Nullable Object> figure) {
    figures.put(key, new Figure<>(figure, null));
    return this;
  }

  /** One that is there in each row: an empty list where nothing could be measured. */
  Figures<F> withList(String key, Function<F, List<?>> figure) {
    figures.put(key, new Figure<>(figure::apply, List.of()));
    return this;
  }

  /** An object for each row. */
  List<Map<String, @Nullable Object>> of(List<RowResult<F>> results) {
    return results.stream().map(this::of).toList();
  }

  private Map<String, @Nullable Object> of(RowResult<F> result) {
    KvRow row = result.row();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("k", row.keys());
    json.put("v", row.values());
    json.put("centred", row.centred());
    switch (result) {
      case RowResult.Measured<F>(KvRow _, F found) -> {
        figures.forEach((key, figure) -> json.put(key, figure.of.apply(found)));
        json.put("reason", null);
      }
      case RowResult.NotMeasured<F>(KvRow _, String reason) -> {
        figures.forEach((key, figure) -> json.put(key, figure.otherwise));
        json.put("reason", reason);
      }
    }
    return json;
  }
}
