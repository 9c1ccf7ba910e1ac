import { benchEditor } from './bench/bench-editor.ts';
await benchEditor((a,b,c)=>console.log(a.padEnd(60),b.padEnd(50),c));
process.exit(0);
