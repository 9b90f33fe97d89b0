// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Changes a scene in each frame for some seconds, and counts the frames that come of it. */
final class Frames extends AnimationTimer {
  /** At the beginning; not counted. */
  private static final long WARMING = 1_000_000_000;

  private final String name;
  private final Scene scene;
  private final long length;
  private final Runnable change;
  private final Consumer<FrameCount> onDone;
  private final Runnable drawn = this::drawn;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final LongStream.Builder times = LongStream.builder();
  private long begun;
  private long counted;
  private long fxBefore;
  private long drawBefore;

  /**
   * Made to be started.
   *
   * @param change done in each frame
   * @param onDone told what was counted
   */
  Frames(String name, Scene scene, int seconds, Runnable change, Consumer<FrameCount> onDone) {
    this.name = name;
    this.scene = scene;
    this.length = seconds * 1_000_000_000L;
    this.change = change;
    this.onDone = onDone;
  }

  @Override
  public void start() {
    scene.addPostLayoutPulseListener(drawn);
    begun = System.nanoTime();
    super.start();
  }

  @Override
  public void handle(long now) {
    change.run();
  }

  /** All is laid out, and is drawn next. */
  private void drawn() {
    long now = System.nanoTime();
    if (now - begun < WARMING) {
      return;
    }
    if (counted++ == 0) {
      begun = now - WARMING;
      fxBefore = threads.getCurrentThreadCpuTime();
      drawBefore = drawTime();
    }
    times.add(now);
    if (now - begun >= WARMING + length) {
      stop();
      scene.removePostLayoutPulseListener(drawn);
      long fx = threads.getCurrentThreadCpuTime() - fxBefore;
      long draw = drawTime() - drawBefore;
      // What is drawn by the CPU has no third dimension.
      boolean accelerated = Platform.isSupported(ConditionalFeature.SCENE3D);
      onDone.accept(FrameCount.of(name, accelerated, times.build().toArray(), fx, draw));
    }
  }

  /** Of the thread to which JavaFX gives what is to be drawn. */
  private long drawTime() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
        .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
        .sum();
  }
}
