// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static dev.carrel.engine.calibrate.CalibrationFile.count;
import static dev.carrel.engine.calibrate.CalibrationFile.number;
import static dev.carrel.engine.calibrate.CalibrationFile.require;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.RetrievalHeads;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The part of a calibration's file that tells how a model finds passages and judges sentences. */
final class EvidenceBytes {
  private static final int FLAG = 4;
  private static final int HEAD = 16;
  private static final int JUDGE = 40;
  private static final int MOST_HEADS = 256;
  private static final int MOST_HEADS_IN_A_LAYER = 4096;

  private EvidenceBytes() {}

  static int size(Optional<EvidenceMeasure> evidence) {
    return evidence.map(e -> 2 * FLAG + HEAD * e.heads().heads().size() + JUDGE).orElse(FLAG);
  }

  static void put(ByteBuffer out, Optional<EvidenceMeasure> evidence) {
    out.putInt(evidence.isPresent() ? 1 : 0);
    evidence.ifPresent(
        measure -> {
          out.putInt(measure.heads().heads().size());
          for (RetrievalHeads.Told told : measure.heads().heads()) {
            out.putInt(told.head().layer()).putInt(told.head().head());
            out.putDouble(told.needleShare());
          }
          JudgeMeasure judge = measure.judge();
          out.putInt(judge.pairs()).putInt(judge.canJudge() ? 1 : 0);
          out.putDouble(judge.auroc()).putDouble(judge.threshold().orElse(0));
          out.putDouble(judge.precision()).putDouble(judge.coverage());
        });
  }

  static Optional<EvidenceMeasure> take(ByteBuffer in, int layers)
      throws RefusedCalibrationException {
    require(in.remaining() >= FLAG, "it has no evidence");
    if (count(in, 1, "measurements of evidence") == 0) {
      return Optional.empty();
    }
    require(in.remaining() >= FLAG, "its evidence is cut off");
    int heads = count(in, MOST_HEADS, "heads");
    require(in.remaining() >= HEAD * heads + JUDGE, "its evidence is cut off");
    List<RetrievalHeads.Told> told = new ArrayList<>();
    Set<AttentionHead> seen = new HashSet<>();
    for (int i = 0; i < heads; i++) {
      AttentionHead head =
          new AttentionHead(
              count(in, layers - 1, "as a head's layer"),
              count(in, MOST_HEADS_IN_A_LAYER - 1, "as a head"));
      require(seen.add(head), "it has a head twice");
      told.add(new RetrievalHeads.Told(head, number(in, 1)));
    }
    return Optional.of(new EvidenceMeasure(new RetrievalHeads(told), judge(in)));
  }

  private static JudgeMeasure judge(ByteBuffer in) throws RefusedCalibrationException {
    int pairs = count(in, Integer.MAX_VALUE, "pairs");
    boolean can = count(in, 1, "as a judge") == 1;
    double auroc = number(in, 1);
    double threshold = number(in, 1);
    require(can || threshold == 0, "it has a threshold and cannot judge");
    OptionalDouble least = can ? OptionalDouble.of(threshold) : OptionalDouble.empty();
    return new JudgeMeasure(auroc, least, number(in, 1), number(in, 1), pairs);
  }
}
