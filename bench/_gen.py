import os
os.chdir('/work/main/lib/types/inhabit')
fs=[]
for d,_,ns in os.walk('kernel'):
    for n in ns:
        if n.endswith('.ts'): fs.append(os.path.join(d,n))
fs.sort()
def nm(f):
    v=f[len('kernel/'):-3].replace('/','_').replace('.','_')
    return ''.join(w if k==0 else w.capitalize() for k,w in enumerate(v.split('_')))
out="""/**
 * The kernel's modules as text, for the sandbox. They refer to nothing but each other, and to types
 * of `problem.ts`, which are gone when they run. A test holds this list to the folder.
 */
"""
for f in fs: out+=f'import {nm(f)}Text from "./{f}" with {{ type: "text" }};\n'
out+='''
/** Texts of the kernel's modules, by their path in the sandbox. */
export const kernelFiles: ReadonlyMap<string, string> = new Map([
'''
for f in fs: out+=f'  ["maze-{f}", {nm(f)}Text],\n'
out+=']);\n'
open('sources.ts','w').write(out)
