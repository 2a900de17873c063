/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <X11/Xlib.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* measure-start SECONDS COMMAND...: starts a program, waits for its first window, lets it settle,
 * ends it, and prints as JSON
 *
 *   mapped_ms   milliseconds from the start to the first window of a sensible size
 *   pss_kib     memory, shared pages in proportion, SECONDS after the start
 *   cpu_ms      processor time until then
 *
 * It needs a display without a window manager, where the windows of programs are children of the
 * root, and where nothing else opens one. */

#define LONGEST_START_MS 60000
#define LONGEST_END_MS 10000
#define SMALLEST_WINDOW 100
#define POLL_MS 200 /* only to notice that the program has ended */

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
sleep_until (double when)
{
  double left = when - now_ms ();

  if (left > 0)
    usleep ((useconds_t) (left * 1e3));
}

static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  (void) display;
  (void) event;
  return 0;
}

static int
is_program_window (Display *display, const XMapEvent *event)
{
  XWindowAttributes attributes;

  return !event->override_redirect &&
         XGetWindowAttributes (display, event->window, &attributes) != 0 &&
         attributes.width >= SMALLEST_WINDOW && attributes.height >= SMALLEST_WINDOW;
}

static int
has_ended (pid_t pid)
{
  siginfo_t info = { 0 };

  return waitid (P_PID, (id_t) pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid;
}

/* 1 once the program's window is there, 0 if it does not come. */
static int
wait_for_window (Display *display, pid_t pid, double deadline)
{
  struct pollfd connection = { .fd = ConnectionNumber (display), .events = POLLIN };

  while (now_ms () < deadline && !has_ended (pid))
    {
      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == MapNotify && is_program_window (display, &event.xmap))
            return 1;
        }
      poll (&connection, 1, POLL_MS);
    }

  return 0;
}

static pid_t
start (char **command)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execvp (command[0], command);
      fprintf (stderr, "%s: %s\n", command[0], strerror (errno));
      _exit (127);
    }

  return pid;
}

static long
read_pss_kib (pid_t pid)
{
  char path[64], line[256];
  long pss = -1;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  while (file != NULL && pss < 0 && fgets (line, sizeof line, file) != NULL)
    sscanf (line, "Pss: %ld kB", &pss);
  if (file != NULL)
    fclose (file);

  return pss;
}

static double
read_cpu_ms (pid_t pid)
{
  struct timespec used;
  clockid_t clock;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &used) != 0)
    return -1;
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

static void
end (pid_t pid)
{
  double deadline = now_ms () + LONGEST_END_MS;

  kill (pid, SIGTERM);
  while (waitpid (pid, NULL, WNOHANG) == 0)
    {
      if (now_ms () > deadline)
        kill (pid, SIGKILL);
      usleep (10000);
    }
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  double began, mapped, cpu;
  long pss;
  pid_t pid;

  if (argc < 3 || display == NULL)
    {
      fprintf (stderr, "measure-start needs a time in seconds, a command, and a display.\n");
      return 2;
    }

  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  began = now_ms ();
  pid = start (argv + 2);
  if (!wait_for_window (display, pid, began + LONGEST_START_MS))
    {
      fprintf (stderr, "%s opened no window.\n", argv[2]);
      end (pid);
      return 1;
    }
  mapped = now_ms ();

  sleep_until (began + atof (argv[1]) * 1e3);
  pss = read_pss_kib (pid);
  cpu = read_cpu_ms (pid);
  end (pid);

  if (pss < 0 || cpu < 0)
    {
      fprintf (stderr, "%s did not stay.\n", argv[2]);
      return 1;
    }
  printf ("{\"mapped_ms\": %.2f, \"pss_kib\": %ld, \"cpu_ms\": %.2f}\n", mapped - began, pss, cpu);
  return 0;
}
