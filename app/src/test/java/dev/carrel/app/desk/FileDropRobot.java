// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import com.sun.javafx.scene.SceneHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.TKDropTargetListener;
import com.sun.javafx.tk.TKScene;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;

/**
 * Drops files on a window as a file manager would, or anything else as the window itself would; the
 * robot's own drag fails without a display.
 */
public final class FileDropRobot {
  private static final Set<TransferMode> MODES = Set.of(TransferMode.COPY, TransferMode.MOVE);

  private FileDropRobot() {}

  /**
   * Drags something over a place of a scene, and lets it go there.
   *
   * @param point in the scene
   * @param mode as the keys that are held say
   * @param whileOver done before it is let go
   */
  public static void drop(
      Scene scene,
      Point2D point,
      DataFormat format,
      Object content,
      TransferMode mode,
      Runnable whileOver) {
    double x = point.getX();
    double y = point.getY();
    Fx.run(
        () -> {
          TKDropTargetListener target = target(scene);
          target.dragEnter(x, y, x, y, mode, clipboard(format, content, MODES));
          target.dragOver(x, y, x, y, mode);
          whileOver.run();
          target.drop(x, y, x, y, mode);
        });
  }

  /** Over the middle of a scene: in, over, and let go. */
  static void drop(Scene scene, List<Path> files) {
    Fx.run(
        () -> {
          TKDropTargetListener target = target(scene);
          TKClipboard clipboard = clipboard(files);
          double x = scene.getWidth() / 2;
          double y = scene.getHeight() / 2;
          target.dragEnter(x, y, x, y, TransferMode.COPY, clipboard);
          target.dragOver(x, y, x, y, TransferMode.COPY);
          target.drop(x, y, x, y, TransferMode.COPY);
        });
  }

  /** Over the middle of a scene, not let go. */
  static void hover(Scene scene, List<Path> files) {
    Fx.run(
        () -> {
          TKDropTargetListener target = target(scene);
          double x = scene.getWidth() / 2;
          double y = scene.getHeight() / 2;
          target.dragEnter(x, y, x, y, TransferMode.COPY, clipboard(files));
          target.dragOver(x, y, x, y, TransferMode.COPY);
        });
  }

  private static TKDropTargetListener target(Scene scene) {
    try {
      TKScene peer = SceneHelper.getPeer(scene);
      Class<?> type = peer.getClass();
      while (!type.getSimpleName().equals("GlassScene")) {
        type = type.getSuperclass();
      }
      Field field = type.getDeclaredField("dropTargetListener");
      field.setAccessible(true);
      return (TKDropTargetListener) field.get(peer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("JavaFX has changed inside", e);
    }
  }

  private static TKClipboard clipboard(List<Path> files) {
    List<File> content = files.stream().map(Path::toFile).toList();
    return clipboard(DataFormat.FILES, content, Set.of(TransferMode.COPY));
  }

  private static TKClipboard clipboard(DataFormat format, Object content, Set<TransferMode> modes) {
    return (TKClipboard)
        Proxy.newProxyInstance(
            FileDropRobot.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getContentTypes" -> Set.of(format);
                  case "getContent" -> args[0].equals(format) ? content : null;
                  case "hasContent" -> args[0].equals(format);
                  case "getTransferModes" -> modes;
                  case "putContent" -> true;
                  default -> null;
                });
  }
}
