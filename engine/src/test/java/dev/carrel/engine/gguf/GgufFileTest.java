// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {
  private static final int DATA_BYTES = 3400;

  @TempDir private Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.gguf"), bytes);
  }

  private CarrelException refusal(byte[] bytes) throws IOException {
    Path file = write(bytes);
    CarrelException e = assertThrows(CarrelException.class, () -> GgufFile.read(file));
    assertEquals(Code.MODEL_INVALID, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
    return e;
  }

  @Test
  void theHeadersNumbersAreThoseOfTheModel() throws IOException {
    byte[] bytes = GgufBytes.model(1, DATA_BYTES);
    GgufFile gguf = GgufFile.read(write(bytes));
    assertEquals("qwen2", gguf.architecture());
    assertEquals("Tiny 1", gguf.name().orElseThrow());
    assertEquals(4096, gguf.contextLength());
    assertEquals(2, gguf.blockCount());
    assertEquals(4, gguf.headCount(1));
    assertEquals(2, gguf.kvHeadCount(0));
    assertEquals(1, gguf.kvHeadCount(1));
    assertEquals(16, gguf.keyLength());
    assertEquals(16, gguf.valueLength());
    assertEquals(OptionalInt.empty(), gguf.slidingWindow());
    assertEquals(3, gguf.vocabularySize());
    assertEquals(DATA_BYTES, gguf.tensorDataBytes());
    assertTrue(gguf.expectedBytes() <= bytes.length);
  }

  @Test
  void theRealSmolLm2IsReadWhole() {
    GgufFile gguf = GgufFile.read(TestModels.smolLm2());
    assertEquals("llama", gguf.architecture());
    assertEquals(8192, gguf.contextLength());
    assertEquals(30, gguf.blockCount());
    assertEquals(9, gguf.headCount(29));
    assertEquals(3, gguf.kvHeadCount(29));
    assertEquals(64, gguf.keyLength());
    assertEquals(576, gguf.embeddingLength());
    assertEquals(49152, gguf.vocabularySize());
    assertTrue(gguf.hasChatTemplate());
    assertEquals(98_362_432, gguf.fileBytes());
    assertEquals(gguf.fileBytes(), gguf.expectedBytes());
  }

  @Test
  void aTruncatedFileIsRefusedWithItsSize() throws IOException {
    byte[] whole = GgufBytes.model(2, DATA_BYTES);
    long expected = GgufFile.read(write(whole)).expectedBytes();
    CarrelException e = refusal(Arrays.copyOf(whole, whole.length - 1000));
    String figures = "%,d of %,d bytes".formatted(whole.length - 1000, expected);
    assertTrue(String.valueOf(e.getMessage()).contains(figures), e.getMessage());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = GgufBytes.model(3, DATA_BYTES);
    int needed = (int) GgufFile.read(write(whole)).expectedBytes();
    for (int length = 0; length < needed; length += 7) {
      refusal(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    refusal(new byte[0]);
    refusal("%PDF-1.7\nand so on".getBytes(StandardCharsets.US_ASCII));
    refusal("GGUF".getBytes(StandardCharsets.US_ASCII));
    byte[] future = GgufBytes.model(4, DATA_BYTES);
    future[4] = 9;
    assertTrue(String.valueOf(refusal(future).getMessage()).contains("version 9"));
    byte[] bigEndian = GgufBytes.model(4, DATA_BYTES);
    ByteBuffer.wrap(bigEndian).order(ByteOrder.BIG_ENDIAN).putInt(4, 3);
    assertTrue(String.valueOf(refusal(bigEndian).getMessage()).contains("big-endian"));
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    Path missing = folder.resolve("none.gguf");
    CarrelException e = assertThrows(CarrelException.class, () -> GgufFile.read(missing));
    assertEquals(Code.MODEL_MISSING, e.code());
    e = assertThrows(CarrelException.class, () -> GgufFile.read(folder));
    assertEquals(Code.MODEL_INVALID, e.code());
  }

  @Test
  void absurdCountsCostNeitherMemoryNorTime() throws IOException {
    for (int place : new int[] {8, 16, 24}) { // tensors, values, the first key's length
      for (long count : new long[] {-1, Long.MAX_VALUE, 1L << 40, Integer.MAX_VALUE}) {
        byte[] bytes = GgufBytes.model(5, DATA_BYTES);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(place, count);
        Path file = write(bytes);
        Assertions.assertTimeout(
            Duration.ofSeconds(2),
            () -> assertThrows(CarrelException.class, () -> GgufFile.read(file)));
      }
    }
  }

  @Test
  void aHeaderWithFlippedBitsIsReadOrRefusedButNothingElse() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] whole = GgufBytes.model(6, DATA_BYTES);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(whole.length - DATA_BYTES)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = write(damaged);
      try {
        assertTrue(GgufFile.read(file).expectedBytes() <= damaged.length);
      } catch (CarrelException e) {
        assertEquals(Code.MODEL_INVALID, e.code(), "seed " + seed + " round " + round);
        refused++;
      }
    }
    assertTrue(refused > 500, refused + " refused with seed " + seed);
  }
}
