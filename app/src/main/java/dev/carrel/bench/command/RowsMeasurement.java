// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.BenchModel;
import dev.carrel.bench.KvRow;
import dev.carrel.engine.model.InstalledModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The frame of measurements that compare ways of keeping the cache, a row for each. */
abstract class RowsMeasurement extends ModelMeasurement {
  @Option(
      names = "--types",
      paramLabel = "LIST",
      converter = RowList.Converter.class,
      description = {
        "Rows to measure, as q8_0/q8_0,turbo4/turbo3 (keys/values). Turbo types are kept by"
            + " Carrel's",
        "codec, all others by llama.cpp; before a row, 'codec:', 'plain:' (the codec, not centred)",
        "and 'llama:' choose otherwise. A profile's name stands for the types measured for it."
      })
  private @Nullable RowList types;

  RowsMeasurement(Session session) {
    super(session);
  }

  /** The rows asked for, or else the usual ones. */
  final List<KvRow> rows(List<KvRow> usual) {
    return types == null ? usual : types.rows();
  }

  /** The model asked for, loaded. */
  final BenchModel load() {
    InstalledModel model = installed();
    return BenchModel.load(
            model.name(), model.path(), threads(), session().progress(), session().cancellation())
        .withProfiles(model, session().calibrations());
  }
}
