// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.ProgramRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a process is started that shall be held from much.
 *
 * @param java that runs it
 * @param main the class that it begins in, which enters the {@link Sandbox} with its arguments
 * @param environment of this process, of which it sees nearly nothing
 * @param heapBytes the most memory of Java's heap
 * @param nativeBytes the most that native code takes beside Java
 */
public record GuardedJava(
    JavaProgram java,
    String main,
    Map<String, String> environment,
    long heapBytes,
    long nativeBytes) {
  /** Beside the heap: classes, compiled code, threads, the collector. */
  private static final long JAVA_BYTES = 330L << 20;

  /** Without it no Java starts on Windows. */
  private static final Set<String> NEEDED = Set.of("SystemRoot");

  public GuardedJava {
    environment = Map.copyOf(environment);
  }

  /** The same with so much for native code. */
  public GuardedJava withNativeBytes(long bytes) {
    return new GuardedJava(java, main, environment, heapBytes, bytes);
  }

  /** All memory that the process may take. */
  private long memoryBytes() {
    return heapBytes + JAVA_BYTES + nativeBytes;
  }

  /**
   * In an empty folder of its own, which is its current one, its home and its place for temporary
   * files. What Java itself says goes to its errors.
   *
   * @param readable what it may read beside Java and the class path
   */
  public ProgramRun in(Path folder, List<Path> readable) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-Xms16m", "-Xmx" + (heapBytes >> 20) + "m", "-XX:+UseSerialGC"));
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m"));
    arguments.addAll(List.of("-XX:MaxMetaspaceSize=96m", "-XX:MaxDirectMemorySize=48m"));
    arguments.addAll(List.of("-XX:-UsePerfData", "-XX:+DisableAttachMechanism"));
    arguments.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr"));
    arguments.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    arguments.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    arguments.add("-Djava.io.tmpdir=" + folder);
    arguments.add("-Duser.home=" + folder);
    arguments.add("-Djava.awt.headless=true");
    java.nativePlaces().forEach((name, place) -> arguments.add("-D" + name + "=" + place));
    arguments.add("--enable-native-access=ALL-UNNAMED");
    arguments.addAll(List.of("-cp", java.classPathText(), main));
    arguments.addAll(List.of(java.system(), java.processor(), String.valueOf(memoryBytes())));
    arguments.add(folder.toString());
    arguments.add(java.home().toString());
    java.classPath().forEach(path -> arguments.add(path.toString()));
    readable.forEach(path -> arguments.add(path.toString()));
    return new ProgramRun(java.java(), arguments, folder, environment)
        .keepingOnly(NEEDED)
        .with("LC_ALL", "C.UTF-8");
  }
}
