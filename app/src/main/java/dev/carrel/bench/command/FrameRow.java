// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.bench.desk.FrameCount;
import java.util.List;

/**
 * A way to change what is shown, in the JSON object; {@code ratio} is that of its frames a second
 * to those of {@code blank}.
 */
record FrameRow(
    String name,
    int frames,
    double framesPerSecond,
    double gap95Millis,
    double longestGapMillis,
    double fxMillis,
    double drawMillis,
    double ratio) {

  private static FrameRow of(FrameCount count, FrameCount blank) {
    return new FrameRow(
        count.name(),
        count.frames(),
        count.perSecond(),
        count.gap95(),
        count.longestGap(),
        count.fxCpu(),
        count.drawCpu(),
        count.perSecond() / blank.perSecond());
  }

  /**
   * Adds them to a report, as rows and as a table.
   *
   * @param counts the first is of a window that only changes its colour
   */
  static void tell(Report report, List<FrameCount> counts) {
    FrameCount blank = counts.getFirst();
    List<FrameRow> rows = counts.stream().map(count -> of(count, blank)).toList();
    report.with("rows", rows);
    report.line(
        "%-8s %9s %8s %16s %15s %13s %12s",
        "",
        "frames/s",
        "of blank",
        "95 % of gaps, ms",
        "longest gap, ms",
        "FX thread, ms",
        "drawing, ms");
    for (FrameRow row : rows) {
      report.line(
          "%-8s %9.1f %8.2f %16.1f %15.1f %13.1f %12.1f",
          row.name,
          row.framesPerSecond,
          row.ratio,
          row.gap95Millis,
          row.longestGapMillis,
          row.fxMillis,
          row.drawMillis);
    }
  }
}
