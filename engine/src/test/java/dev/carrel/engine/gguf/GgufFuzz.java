// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.llama.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Headers of models, as they are read before llama.cpp sees them. */
public final class GgufFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "gguf";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.concat(Stream.of(GgufBytes.model(1, 340)), TinyModels.headers().stream())
        .toList();
  }

  @Override
  public List<byte[]> words() {
    return TinyModels.words();
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    GgufFile gguf = GgufFile.read(TinyModels.write(input, folder.resolve("model.gguf")));
    for (int layer = -1; layer < 3; layer++) {
      int _ = gguf.headCount(layer);
      int _ = gguf.kvHeadCount(layer);
    }
    List<Object> _ =
        List.of(
            gguf.name(),
            gguf.licence(),
            gguf.contextLength(),
            gguf.keyLength(),
            gguf.valueLength(),
            gguf.slidingWindow(),
            gguf.vocabularySize());
    if (gguf.expectedBytes() < 0 || gguf.expectedBytes() > Files.size(gguf.file())) {
      throw new IllegalStateException("taken, and longer than its file: " + gguf.expectedBytes());
    }
  }
}
