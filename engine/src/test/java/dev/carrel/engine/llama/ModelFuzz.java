// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.llama.LlamaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Models as a process of its own tries them: in llama.cpp, without weights. It runs when it is
 * named only: some of llama.cpp's assertions can still be reached by a header, and end the process
 * of the trial, which is what that process is for.
 */
public final class ModelFuzz implements FuzzTarget {
  private List<Guard> guards = List.of();

  @Override
  public String name() {
    return "trial";
  }

  @Override
  public List<byte[]> seeds() {
    return TinyModels.headers();
  }

  @Override
  public List<byte[]> words() {
    return TinyModels.words();
  }

  @Override
  public boolean inEachBuild() {
    return false;
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    if (guards.isEmpty()) {
      guards = TinyModels.enterSandbox(folder.toAbsolutePath().resolveSibling(""));
    }
    try {
      ModelTrialMain.open(TinyModels.write(input, folder.resolve("model.gguf")));
    } catch (LlamaException e) {
      throw TinyModels.refusal(e);
    }
  }
}
