package io.ticketbridge.reliability;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Places in a running server at which something happens to the thread that comes by, as with a debugger: the server itself
 * has no line for it.
 */
final class FailPoints implements AutoCloseable {
    /** What happens to a thread, which stands still meanwhile. */
    interface Action {
        /** @return whether the thread may go on at once */
        boolean happensTo(ThreadReference thread) throws Exception;
    }

    private final VirtualMachine machine;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final Map<Location, Point> points = new ConcurrentHashMap<>();

    private record Point(AtomicInteger left, Action action) {
        boolean happensTo(ThreadReference thread) throws Exception {
            boolean hit = left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
            return !hit || action.happensTo(thread);
        }
    }

    private FailPoints(VirtualMachine machine) {
        this.machine = machine;
    }

    /** The option of a JVM that can be attached to at {@code port}. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    /** The same once somebody else has let go of it. */
    static FailPoints attachAgain(int port) {
        return Awaitility.await()
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .pollDelay(Duration.ZERO)
                .until(() -> attach(port), attached -> true);
    }

    static FailPoints attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(String.valueOf(port));
        FailPoints points = new FailPoints(connector.attach(arguments));
        Thread watch = new Thread(points::watch, "fail-point");
        watch.setDaemon(true);
        watch.start();
        return points;
    }

    /**
     * Lets {@code incident} happen to the next {@code times} threads that begin a method, or any of those with its name: a JVM
     * sorts them by where their names lie in its memory, so which of them comes first is another one now and then.
     *
     * @param type a class that the server has loaded
     */
    void at(String type, String method, int times, Action incident) {
        Point point = new Point(new AtomicInteger(times), incident);
        for (Method each : machine.classesByName(type).get(0).methodsByName(method)) {
            points.put(each.location(), point);
            BreakpointRequest breakpoint = machine.eventRequestManager().createBreakpointRequest(each.location());
            breakpoint.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            breakpoint.enable();
        }
    }

    /** How many threads have not come by yet, at all points together. */
    int left() {
        return points.values().stream()
                .distinct()
                .mapToInt(point -> point.left().get())
                .sum();
    }

    /** The thread goes on with an exception that nobody foresaw. */
    boolean fails(ThreadReference thread) throws Exception {
        ClassType type = (ClassType)
                machine.classesByName("java.lang.NullPointerException").get(0);
        ObjectReference failure = make(type, thread);
        thread.stop(failure);
        failure.enableCollection();
        return true;
    }

    /** The thread goes on with an exception or an error of that type, which says that. */
    boolean failsWith(ThreadReference thread, String type, String words) throws Exception {
        ClassType failureType = (ClassType) machine.classesByName(type).get(0);
        StringReference said = machine.mirrorOf(words);
        said.disableCollection();
        ObjectReference failure =
                make(failureType, thread, failureType.concreteMethodByName("<init>", "(Ljava/lang/String;)V"), said);
        thread.stop(failure);
        failure.enableCollection();
        said.enableCollection();
        return true;
    }

    private static ObjectReference make(ClassType type, ThreadReference thread) throws Exception {
        return make(type, thread, type.concreteMethodByName("<init>", "()V"));
    }

    /** Nothing over there holds it, so it may be gone before it is held from here. */
    private static ObjectReference make(ClassType type, ThreadReference thread, Method constructor, Value... values)
            throws Exception {
        ObjectReference made =
                type.newInstance(thread, constructor, List.of(values), ObjectReference.INVOKE_SINGLE_THREADED);
        try {
            made.disableCollection();
        } catch (ObjectCollectedException gone) {
            return make(type, thread, constructor, values);
        }
        return made;
    }

    /** The thread goes on that much later. */
    boolean pauses(ThreadReference thread, Duration pause) {
        var unused = alarm.schedule(thread::resume, pause.toMillis(), TimeUnit.MILLISECONDS);
        return false;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        try {
            machine.dispose();
        } catch (VMDisconnectedException gone) {
            return;
        }
    }

    private void watch() {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    meet(event);
                }
            }
        } catch (VMDisconnectedException gone) {
            return;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void meet(Event event) throws Exception {
        if (!(event instanceof BreakpointEvent reached)) {
            return;
        }
        Point point = Objects.requireNonNull(points.get(reached.location()));
        if (point.happensTo(reached.thread())) {
            reached.thread().resume();
        }
    }
}
