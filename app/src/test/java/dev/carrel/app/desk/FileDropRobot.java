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
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;

/**
 * Drops files on a window as a file manager would; the robot's own drag fails without a display.
 */
final class FileDropRobot {
  private FileDropRobot() {}

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
    return (TKClipboard)
        Proxy.newProxyInstance(
            FileDropRobot.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getContentTypes" -> Set.of(DataFormat.FILES);
                  case "getContent" -> content;
                  case "hasContent" -> args[0].equals(DataFormat.FILES);
                  case "getTransferModes" -> Set.of(TransferMode.COPY);
                  case "putContent" -> true;
                  default -> null;
                });
  }
}
