// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.testfx.util.WaitForAsyncUtils;

/** Doing things on the FX thread, and waiting for what comes of them. */
public final class Fx {
  private Fx() {}

  /** The value of something asked on the FX thread. */
  public static <T> T get(Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    try {
      return task.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("on the FX thread: " + e, e);
    }
  }

  public static void run(Runnable action) {
    get(
        () -> {
          action.run();
          return true;
        });
  }

  /** Waits until something asked on the FX thread is so. */
  public static void await(String what, int seconds, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("not within " + seconds + " s: " + what, e);
    }
  }

  /**
   * Clicks twice at a point of the screen, as fast as can be. TestFX waits for the FX thread
   * between the two, on a busy machine until they are two single clicks.
   */
  public static void doubleClick(double x, double y) {
    run(
        () -> {
          Robot robot = new Robot();
          robot.mouseMove(x, y);
          robot.mouseClick(MouseButton.PRIMARY);
          robot.mouseClick(MouseButton.PRIMARY);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /**
   * What something on the FX thread is as soon as it stays the same over three frames: a place on
   * the screen, say, after all that takes more than one layout.
   */
  public static <T> T still(Callable<T> question) {
    T now = get(question);
    for (int frames = 0, same = 0; same < 3; frames++) {
      assertTrue(frames < 600, "never still: " + now);
      nextFrame();
      T next = get(question);
      same = Objects.equals(now, next) ? same + 1 : 0;
      now = next;
    }
    return now;
  }

  /** Returns when the next frame has begun. */
  public static void nextFrame() {
    CountDownLatch begun = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            begun.countDown();
          }
        };
    run(timer::start);
    try {
      assertTrue(begun.await(30, TimeUnit.SECONDS), "no frame");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a picture of a scene, of whatever size, as PNG. */
  public static void picture(Scene scene, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WritableImage image = get(() -> scene.snapshot(null));
      BufferedImage opaque =
          new BufferedImage(
              (int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
      write(SwingFXUtils.fromFXImage(image, opaque), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As small as can be: the pictures are part of the project. */
  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smallest);
    } finally {
      writer.dispose();
    }
  }
}
