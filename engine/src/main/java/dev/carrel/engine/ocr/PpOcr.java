// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import ai.onnxruntime.OrtException;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PP-OCRv6 small: Latin letters with their accents, Greek, Chinese and Japanese; no Cyrillic,
 * Arabic, Hebrew or Korean.
 *
 * <p>Its networks lie behind one another in one file: lines, reading, and one that tells what is
 * upside down, which is not used: see {@link Uprightness}.
 */
public final class PpOcr implements TextRecognizer {
  /** Changes with whatever may change what is read on a picture. */
  static final String NAME = "PP-OCRv6 small, 2";

  /** Bytes of each network in the file, in its order. */
  private static final int LINES = 9_929_594;

  private static final int READING = 21_234_383;
  private static final int UPSIDE_DOWN = 585_532;

  /** Below it is no writing: a picture, a stain, another script. */
  private static final float LEAST_SURE = 0.5f;

  private final Network lines;
  private final Network reading;
  private final LineFinder finder;
  private final LineReader reader;
  private final Uprightness uprightness;

  private PpOcr(Network lines, Network reading, CharacterSet characters) {
    this.lines = lines;
    this.reading = reading;
    this.finder = new LineFinder(lines);
    this.reader = new LineReader(reading, characters);
    this.uprightness = new Uprightness(reader);
  }

  /**
   * Loads it, which takes a second.
   *
   * @param file with the three networks
   * @param threads that it may use
   * @throws CarrelException NATIVE_UNAVAILABLE if that cannot be
   */
  public static PpOcr load(Path file, int threads) {
    try {
      byte[] all = Files.readAllBytes(file);
      if (all.length != LINES + READING + UPSIDE_DOWN) {
        throw new IOException("%s has %,d bytes".formatted(file.getFileName(), all.length));
      }
      byte[] second = Arrays.copyOfRange(all, LINES, LINES + READING);
      return new PpOcr(
          Network.of(Arrays.copyOf(all, LINES), threads),
          Network.of(second, threads),
          CharacterSet.in(ByteBuffer.wrap(second)));
    } catch (OrtException | IOException | LinkageError | IllegalStateException e) {
      throw new CarrelException(
          Code.NATIVE_UNAVAILABLE,
          "Scans cannot be read: the networks that read them, or the library that runs these,"
              + " cannot be loaded ("
              + e.getMessage()
              + ").",
          "Fetch them again: carrel models remove ocr, then carrel models get ocr.",
          e);
    }
  }

  @Override
  public synchronized RecognizedPage read(PageImage image, Runnable check) {
    check.run();
    PageImage upright = image;
    int quarters = 0;
    List<Slab> found = finder.find(image);
    if (Uprightness.isLying(found)) {
      quarters = 1;
      upright = image.turned(1);
      check.run();
      found = finder.find(upright);
    }
    if (uprightness.isUpsideDown(upright, found, check)) {
      quarters += 2;
      upright = image.turned(quarters);
      check.run();
      found = finder.find(upright);
    }
    Placing placing = new Placing(image, quarters, Placing.tilt(found));
    List<RecognizedLine> read = new ArrayList<>();
    for (Slab slab : found) {
      check.run();
      Slab line = asRead(upright, slab);
      ReadLine text = reader.read(upright, line);
      if (!text.signs().isEmpty() && text.sure() >= LEAST_SURE) {
        read.add(placing.place(line, text));
      }
    }
    return new RecognizedPage(quarters, read);
  }

  /** A line that stands on a page of level ones, such as a stamp in the margin. */
  private Slab asRead(PageImage upright, Slab slab) {
    if (!Uprightness.isUpright(slab)) {
      return slab;
    }
    Slab downwards = slab.readDownwards();
    return uprightness.isUpsideDown(upright, downwards) ? downwards.upsideDown() : downwards;
  }

  /** Waits for a picture that is being read. */
  @Override
  public synchronized void close() {
    lines.close();
    reading.close();
  }
}
