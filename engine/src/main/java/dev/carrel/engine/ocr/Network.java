// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** One network: a picture in, numbers out. */
final class Network implements AutoCloseable {
  private static final int PLANES = 3;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;

  /** Room for pictures, used again for each, since Java gives such memory back late. */
  private FloatBuffer room = FloatBuffer.allocate(0);

  private Network(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
    this.input = session.getInputNames().iterator().next();
  }

  /** What a network says: numbers in row-major order. */
  static final class Said {
    private final long[] shape;
    private final float[] numbers;

    private Said(long[] shape, float[] numbers) {
      this.shape = shape;
      this.numbers = numbers;
    }

    /** How many there are along an axis, from 0. */
    int size(int axis) {
      return Math.toIntExact(shape[axis]);
    }

    /** The numbers themselves, which are not copied. */
    float[] numbers() {
      return numbers;
    }
  }

  /**
   * Loads one.
   *
   * @param onnx its file
   * @param threads that it may use
   * @throws OrtException if it is none
   */
  static Network of(byte[] onnx, int threads) throws OrtException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "carrel");
    environment.setTelemetry(false); // Windows' builds would note what runs
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Threads that wait would else keep a processor busy that others want.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setMemoryPatternOptimization(false); // pictures differ in size
      options.setCPUArenaAllocator(false); // it would keep what the largest picture took
      return new Network(environment, environment.createSession(onnx, options));
    }
  }

  /**
   * What it says of a picture: shades from -1 for black to 1 for white, the same in all colours.
   */
  Said say(PageImage image) {
    int size = image.width() * image.height();
    FloatBuffer planes = room(PLANES * size);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        planes.put(y * image.width() + x, image.at(x, y) / 127.5f - 1);
      }
    }
    for (int plane = 1; plane < PLANES; plane++) {
      planes.put(plane * size, planes, 0, size);
    }
    long[] shape = {1, PLANES, image.height(), image.width()};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, planes, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      OnnxTensor said = (OnnxTensor) result.get(0);
      return new Said(said.getInfo().getShape(), said.getFloatBuffer().array());
    } catch (OrtException e) {
      throw new CarrelException(
          Code.INTERNAL,
          "A page could not be read from its picture: " + e.getMessage() + ".",
          "Please report this.",
          e);
    }
  }

  private FloatBuffer room(int floats) {
    if (room.capacity() < floats) {
      // Else both are held at once, and beside each other there may be no room for them.
      room = FloatBuffer.allocate(0);
      room =
          ByteBuffer.allocateDirect(floats * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return room.clear().limit(floats);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close its session", e);
    }
  }
}
