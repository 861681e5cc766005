import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Node } from "@/entities/network/queries";
import { coloursOf, paint, type Sight } from "@/lib/picture-paint";
import { useMedia } from "@/lib/use-media";
import type { Map2D } from "./radial-layout";

interface MapHands {
  readonly zoom: (by: number) => void;
  readonly whole: () => void;
  readonly hovered: Node | null;
  readonly hands: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** A move of so many pixels is a drag, not a press. */
const slack = 5;
const stride = 60;
/** So few people have room for all their names. */
const few = 30;

/** What part of the map is in sight: dragged, wheeled, or moved by keys; painted once a frame at most. */
export function useMap(
  ref: RefObject<HTMLCanvasElement | null>,
  { picture, stars }: Map2D,
  onOpen: (person: Node) => void,
): MapHands {
  const sight = useRef<Sight>({ scale: 1, x: 0, y: 0 });
  const drag = useRef<{ x: number; y: number; far: boolean } | null>(null);
  const [hovered, setHovered] = useState<Node | null>(null);
  const frame = useRef(0);
  const dark = useMedia("(prefers-color-scheme: dark)");

  const draw = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const canvas = ref.current;
      const context = canvas?.getContext("2d");
      if (canvas && context) {
        const ratio = window.devicePixelRatio || 1;
        // Where there is room, names stay readable however far away one is.
        paint(
          context,
          picture,
          coloursOf(document.body),
          sight.current,
          ratio,
          7,
          stars.length <= few ? 12 : 0,
        );
      }
    });
  }, [ref, picture, stars]);

  const whole = useCallback(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const { clientWidth: w, clientHeight: h } = canvas;
    const scale = Math.min(w / picture.width, h / picture.height, 1.6);
    sight.current = { scale, x: (w - picture.width * scale) / 2, y: (h - picture.height * scale) / 2 };
    draw();
  }, [ref, picture, draw]);

  const zoomAt = useCallback(
    (by: number, x: number, y: number) => {
      const old = sight.current;
      const scale = Math.min(8, Math.max(0.02, old.scale * by));
      const real = scale / old.scale;
      sight.current = { scale, x: x - (x - old.x) * real, y: y - (y - old.y) * real };
      draw();
    },
    [draw],
  );

  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const fit = () => {
      const ratio = window.devicePixelRatio || 1;
      canvas.width = Math.round(canvas.clientWidth * ratio);
      canvas.height = Math.round(canvas.clientHeight * ratio);
      whole();
    };
    const watcher = new ResizeObserver(fit);
    watcher.observe(canvas);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomAt(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
    };
    // React's own wheel listener is passive, and the page would scroll along.
    canvas.addEventListener("wheel", onWheel, { passive: false });
    fit();
    return () => {
      watcher.disconnect();
      canvas.removeEventListener("wheel", onWheel);
      cancelAnimationFrame(frame.current);
    };
  }, [ref, whole, zoomAt]);
  useEffect(draw, [draw, dark]);

  const find = (event: PointerEvent): Node | null => {
    const { scale, x, y } = sight.current;
    const at = { x: (event.nativeEvent.offsetX - x) / scale, y: (event.nativeEvent.offsetY - y) / scale };
    let nearest: { person: Node; away: number } | null = null;
    for (const star of stars) {
      const away = Math.hypot(star.x - at.x, star.y - at.y) - star.r;
      if (away * scale < 8 && (!nearest || away < nearest.away)) nearest = { person: star.person, away };
    }
    return nearest?.person ?? null;
  };
  const move = (x: number, y: number) => {
    sight.current = { ...sight.current, x: sight.current.x + x, y: sight.current.y + y };
    draw();
  };
  const zoom = (by: number) => {
    const canvas = ref.current;
    if (canvas) zoomAt(by, canvas.clientWidth / 2, canvas.clientHeight / 2);
  };
  return {
    zoom,
    whole,
    hovered,
    hands: {
      onPointerDown: (event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, far: false };
      },
      onPointerMove: (event) => {
        const from = drag.current;
        if (!from) return setHovered(find(event));
        const [x, y] = [event.clientX - from.x, event.clientY - from.y];
        if (!from.far && Math.hypot(x, y) < slack) return;
        drag.current = { x: event.clientX, y: event.clientY, far: true };
        move(x, y);
      },
      onPointerUp: (event) => {
        const still = drag.current?.far === false;
        drag.current = null;
        const person = still ? find(event) : null;
        if (person) onOpen(person);
      },
      onPointerLeave: () => setHovered(null),
      onKeyDown: (event) => {
        const by: Record<string, () => void> = {
          ArrowLeft: () => move(stride, 0),
          ArrowRight: () => move(-stride, 0),
          ArrowUp: () => move(0, stride),
          ArrowDown: () => move(0, -stride),
          "+": () => zoom(1.25),
          "-": () => zoom(0.8),
          "0": whole,
        };
        const act = by[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      },
    },
  };
}
