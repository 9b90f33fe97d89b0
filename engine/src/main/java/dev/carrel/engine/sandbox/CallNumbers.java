// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers of Linux's system calls on one kind of processor.
 *
 * @param audit what the kernel calls the kind
 * @param x32 whether another set of numbers lies above 2^30
 * @param network those that reach another process or machine, but pairs of sockets
 * @param forbidden others that a process which reads documents has no need of
 */
record CallNumbers(
    int audit,
    boolean x32,
    int prctl,
    int seccomp,
    int prlimit,
    int openat,
    int close,
    int cloning,
    List<Integer> network,
    List<Integer> forbidden) {

  /** The same on every processor: they are younger than the differences. */
  static final int CLONE3 = 435;

  static final int LANDLOCK_CREATE = 444;
  static final int LANDLOCK_ADD = 445;
  static final int LANDLOCK_RESTRICT = 446;

  /** pidfd_send_signal, io_uring (3), pidfd_open, pidfd_getfd, fchmodat2. */
  private static final List<Integer> YOUNG = List.of(424, 425, 426, 427, 434, 438, 452);

  CallNumbers {
    network = List.copyOf(network);
    forbidden = List.copyOf(forbidden);
  }

  /** Of a processor as Java calls it; empty where they are not known here. */
  static Optional<CallNumbers> of(String processor) {
    return switch (processor) {
      case "amd64", "x86_64" -> Optional.of(x86());
      case "aarch64" -> Optional.of(arm());
      default -> Optional.empty();
    };
  }

  private static CallNumbers x86() {
    return new CallNumbers(
        0xC000003E,
        true,
        157,
        317,
        302,
        257,
        3,
        56,
        // socket, connect, accept, bind, listen, accept4
        List.of(41, 42, 43, 49, 50, 288),
        with(
            List.of(
                // fork, vfork, execve, execveat, kill, tkill
                List.of(57, 58, 59, 322, 62, 200),
                // ptrace, process_vm_readv, process_vm_writev, perf_event_open, userfaultfd, bpf
                List.of(101, 310, 311, 298, 323, 321),
                // mount, umount2, pivot_root, chroot, unshare, setns, open_by_handle_at
                List.of(165, 166, 155, 161, 272, 308, 304),
                // add_key, request_key, keyctl, init_module, delete_module, finit_module,
                // kexec_load
                List.of(248, 249, 250, 175, 176, 313, 246),
                // shmget, msgget, mq_open
                List.of(29, 68, 240),
                // chmod, fchmod, fchmodat, chown, fchown, lchown, fchownat
                List.of(90, 91, 268, 92, 93, 94, 260),
                // utime, utimes, futimesat, utimensat, setxattr, lsetxattr, fsetxattr
                List.of(132, 235, 261, 280, 188, 189, 190))));
  }

  private static CallNumbers arm() {
    return new CallNumbers(
        0xC00000B7,
        false,
        167,
        277,
        261,
        56,
        57,
        220,
        // socket, bind, listen, accept, connect, accept4
        List.of(198, 200, 201, 202, 203, 242),
        with(
            List.of(
                // execve, execveat, kill, tkill
                List.of(221, 281, 129, 130),
                // ptrace, process_vm_readv, process_vm_writev, perf_event_open, userfaultfd, bpf
                List.of(117, 270, 271, 241, 282, 280),
                // mount, umount2, pivot_root, chroot, unshare, setns, open_by_handle_at
                List.of(40, 39, 41, 51, 97, 268, 265),
                // add_key, request_key, keyctl, init_module, delete_module, finit_module,
                // kexec_load
                List.of(217, 218, 219, 105, 106, 273, 104),
                // shmget, msgget, mq_open
                List.of(194, 186, 180),
                // fchmod, fchmodat, fchown, fchownat, utimensat, setxattr, lsetxattr, fsetxattr
                List.of(52, 53, 55, 54, 88, 5, 6, 7))));
  }

  private static List<Integer> with(List<List<Integer>> lists) {
    return Stream.concat(Stream.of(YOUNG), lists.stream()).flatMap(List::stream).toList();
  }
}
