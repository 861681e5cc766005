import { dashes, type Shape, type Tone } from "@/lib/picture";

const token = (tone: Tone) => `var(--color-${tone})`;

/** One shape of a drawing as SVG, in the colours of the theme. */
export function ShapeDrawing({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case "line":
      return <path d={shape.d} fill="none" {...edging(shape)} />;
    case "box":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.w}
          height={shape.h}
          rx={shape.r}
          fill={token(shape.fill)}
          {...edging(shape)}
        />
      );
    case "dot":
      return <circle cx={shape.x} cy={shape.y} r={shape.r} fill={token(shape.fill)} {...edging(shape)} />;
    case "label":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={token(shape.tone)}
          textAnchor={shape.anchor}
        >
          {shape.text}
        </text>
      );
    case "mark":
      return (
        <path
          transform={`translate(${shape.x} ${shape.y}) scale(${shape.size / 24})`}
          d={shape.d}
          fill="none"
          stroke={token(shape.tone)}
          strokeWidth={1.75}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
  }
}

function edging({
  tone,
  width,
  dashed,
}: {
  readonly tone: Tone;
  readonly width: number;
  readonly dashed?: boolean;
}) {
  return {
    stroke: token(tone),
    strokeWidth: width,
    ...(dashed ? { strokeDasharray: dashes.join(" ") } : {}),
  };
}
