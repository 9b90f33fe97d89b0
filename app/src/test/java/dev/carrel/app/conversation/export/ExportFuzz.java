// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.engine.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a model, a document or a person says, exported: whatever it is, nothing in it lives. */
public final class ExportFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "exports";
  }

  @Override
  public List<byte[]> seeds() {
    return FuzzTarget.ascii(HostileExportTest.HOSTILE.toArray(String[]::new));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii(HostileExportTest.PIECES);
  }

  @Override
  public int mostBytes() {
    return 1 << 11;
  }

  @Override
  public void run(byte[] input, Path folder) {
    HostileExportTest.isInert(new String(input, StandardCharsets.UTF_8));
  }
}
