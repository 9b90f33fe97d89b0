// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Gauge;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Progress;
import java.util.List;

/** Reads what was planned, and draws meanwhile what is in memory. */
final class PlanWatch {
  private PlanWatch() {}

  /**
   * Reads the documents.
   *
   * @return what is in memory at the end
   * @throws dev.carrel.engine.ground.CarrelException as reading
   */
  static MemorySnapshot read(CliEngine cli, Session session, List<Document> documents) {
    cli.load();
    cli.prepare();
    session.endProgress();
    GaugeLine line = session.gaugeLine();
    try (Gauge.Watch _ = cli.engine().gauge().watch(line)) {
      for (Document document : documents) {
        ReadReport report =
            cli.engine()
                .reading()
                .read(document.id(), cli.readOptions(), Progress.SILENT, session.cancellation());
        report.notes().forEach(session::say);
      }
    }
    MemorySnapshot end = cli.engine().gauge().now();
    line.accept(end);
    line.end();
    return end;
  }
}
